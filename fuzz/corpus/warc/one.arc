filedesc://a.arc 0.0.0.0 20140301000000 text/plain 60
1 0 X
URL IP-address Archive-date Content-type Archive-length

http://x.example/a b 1.2.3.4 20140401000000 text/html 44
HTTP/1.0 404 Not
Content-Type: text/html

body
