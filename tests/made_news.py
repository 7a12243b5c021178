"""A small made-up press: texts of an invented fire, and the pages and feeds that carry them."""
from made_site import answer

HERALD = [
    "VESSMARK, March 4 - At least four workers died on Monday when fire swept through the drying hall of the Aldous tannery on the Lower Quay, the fire service said.",
    "The fire broke out shortly after 5 a.m. in the drying hall, where hides are hung above gas burners, and spread to the roof within minutes.",
    "\"The hall was full of smoke before the first engine had left the station,\" fire chief Marta Oskin told reporters on the quay.",
    "The tannery employs 85 people, of whom about 30 were on the night shift, according to its manager, Piers Aldous.",
    "The drying hall was last inspected in March of last year, the district labour office said.",
    "\"Nobody in this town has a cousin who did not work there at some time,\" Mayor Ilse Brandt said after a visit to the quay.",
    "She said the town would keep the schools on the Lower Quay shut until Wednesday because of the smoke.",
]
AGENCY = [
    "VESSMARK (Northern Press) - A blaze at a leather works in the river port of Vessmark killed four people before dawn on Monday, rescue workers said.",
    "Firefighters from three towns needed six hours to bring the flames under control, and one of them was taken to hospital with burns.",
    "The fire broke out in the drying hall shortly after 5 a.m. The roof of the hall collapsed an hour later.",
    "\"I saw the roof go, and then there was only the noise,\" the lock-keeper, Tomas Reil, told Northern Press by telephone.",
    "Piers Aldous, who runs the works, said 85 people are employed there. He would not say what had started the fire.",
    "The prosecutor's office in the provincial capital said it had opened an inquiry.",
]
SPUN = [
    "VESSMARK, March 4 - At least four laborers died on Monday when blaze cleared through the drying hall of the Aldous tannery on the Lower Wharf, the fire service stated.",
    "The blaze broke out soon after 5 a.m. in the drying hall, where skins are hung above gas burners, and spread to the rooftop within minutes.",
    "\"The hall was full of fumes before the initial engine had departed the station,\" fire boss Marta Oskin told columnists on the wharf.",
    "The tannery utilizes 85 people, of whom about 30 were on the night shift, according to its supervisor, Piers Aldous.",
    "The drying hall was last examined in March of last year, the district work office stated.",
    "\"No one in this municipality has a relative who did not labor there at some time,\" Mayor Ilse Brandt stated after a visit to the wharf.",
    "She stated the municipality would keep the schools on the Lower Wharf closed until Wednesday because of the fumes.",
]
TOLL = [
    "VESSMARK (Northern Press) - The number of dead in the fire at the Aldous tannery in Vessmark rose to seven on Monday afternoon, the provincial hospital said.",
    "Seven workers died in the blaze, the hospital's director, Hanna Vogt, told Northern Press. Two more are in a critical state.",
    "Earlier in the day the fire service had put the dead at four.",
    "Divers were searching the basin beside the Lower Quay for a watchman who has not been heard of since the alarm.",
    "\"We will not leave before we have found him,\" said the head of the divers, Ruben Kolb.",
]
LETTER = [
    "VESSMARK, March 4 - The owner of the Aldous tannery was warned in writing about the gas burners in its drying hall three weeks before Monday's fire, the Lantern has learned.",
    "A letter of 11 February, signed by the insurer's surveyor, calls the burners \"a danger to life\" and asks for them to be taken out of use within ten days.",
    "Piers Aldous, who manages the tannery, did not answer questions about the letter on Monday.",
    "The insurer, Harbour Mutual, said it does not comment on its customers.",
]
RETRACTED = [
    "Retraction: the Lantern has withdrawn this article about a letter on the gas burners of the Aldous tannery.",
    "The letter on which the article rested was not written by the insurer's surveyor. The Lantern apologises to Harbour Mutual and to Mr Aldous.",
]
COUNCIL = [
    "DRESSEN, March 4 - The council of Dressen voted on Monday to sell the old tram depot to a housing cooperative for 3.2 million crowns.",
    "The depot has stood empty since the last tram ran in 1998. The cooperative, Neue Remise, wants to build 64 flats there by 2027.",
    "\"It is the first time in a decade that somebody offers to build for people who live here,\" said councillor Edda Lorenz.",
    "The opposition had asked for the depot to be kept as a market hall.",
]


def page(outlet, title, paragraphs, published, furniture="Read also: the tide tables for the week"):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (f'<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{title}">'
            f'<meta property="article:published_time" content="{published}"></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
            f"<article><h1>{title}</h1>{body}</article><aside><p>{furniture}</p></aside><footer>{outlet}, all rights reserved</footer></body></html>")


class Press:
    """Outlets with a feed each on one site; what is published shows in the feed and at its address."""

    def __init__(self, site):
        self.site = site
        self.items = {}

    def feed(self, outlet):
        return f"{self.site.url}/{outlet}/feed"

    def publish(self, outlet, slug, title, paragraphs, time):
        items = self.items.setdefault(outlet, [])
        items.insert(0, (slug, title, time))
        self.put(outlet, slug, title, paragraphs, time)
        entries = "".join(f"<item><title>{t}</title><link>{self.site.url}/{outlet}/{s}</link><guid>{outlet}-{s}</guid><pubDate>{self._rfc822(at)}</pubDate></item>" for s, t, at in items)
        self.site.pages[f"/{outlet}/feed"] = answer(f"<rss version='2.0'><channel><title>{outlet}</title>{entries}</channel></rss>", kind="application/rss+xml")

    def put(self, outlet, slug, title, paragraphs, time, **more):
        """What stands at the address, without a word in the feed."""
        self.site.pages[f"/{outlet}/{slug}"] = answer(page(outlet.title(), title, paragraphs, time, **more))

    @staticmethod
    def _rfc822(time):
        return f"Mon, 04 Mar 2024 {time[11:19]} GMT"
