// The collation document as one self-contained HTML file: the bundle of web/ with the document inside.
#pragma once

#include <string>
#include <string_view>

namespace tellings {

// `document_json` is the collation document (document/). Whatever an account controls stays data: the JSON is
// escaped so that it cannot close its script element, and the page's content security policy runs only the
// bundle itself. Empty where this build carries no bundle (web/dist was not built).
std::string render_page(std::string_view document_json);

}  // namespace tellings
