// reference - writes everything that the library knows about SMTP replies as a web site, in English and Arabic.
//
//   reference OUTDIR          open OUTDIR/index.html
//
// Plain files, which a browser shows from a disk and any web server from any path: a page for each reply code, for each
// two of them, for each enhanced status code and each subject. Nothing but the library's tables goes into them.
//
// The parts: reference/markup.hpp (HTML), reference/labels.hpp and reference/advice.hpp (the words around the library's
// own), reference/page.hpp (the frame of a page) and pieces.hpp, one file for each kind of page, reference/assets.hpp
// (style sheet and script), reference/folder.hpp (the files).
#include <cstddef>
#include <exception>
#include <iostream>
#include <string_view>

#include <smtp_reply/code_table.hpp>
#include <smtp_reply/config.hpp>
#include <smtp_reply/enhanced_table.hpp>
#include <smtp_reply/guide.hpp>

#include "reference/assets.hpp"
#include "reference/code_page.hpp"
#include "reference/compare_page.hpp"
#include "reference/enhanced_page.hpp"
#include "reference/folder.hpp"
#include "reference/index_page.hpp"

namespace {

constexpr int written = 0;
constexpr int not_written = 1;
constexpr int wrong_usage = 2;

constexpr std::string_view usage = "usage: reference OUTDIR\n";

constexpr std::string_view help =
    "\n"
    "Writes the SMTP reference, a static web site in English and Arabic, into the folder OUTDIR.\n"
    "The folder must be new, empty or written by this program before; its own files are then overwritten.\n"
    "\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0, or 1 if a file could not be written, or 2 for a wrong call.\n";

// Writes pages and counts them.
class site {
 public:
  explicit site(const char* path) : folder_(path) {}

  std::size_t pages() const { return pages_; }

  void write() {
    folder_.write("style.css", reference::stylesheet);
    folder_.write("filter.js", reference::filter_script);
    folder_.write("icon.svg", reference::icon);
    folder_.write("index.html", reference::start_page());
    ++pages_;
    for (const auto lang : {smtp_reply::language::english, smtp_reply::language::arabic}) write(lang);
  }

 private:
  void write(smtp_reply::language lang) {
    write(reference::index_page(lang));
    for (const smtp_reply::code_info& row : smtp_reply::code_table) write(reference::code_page(lang, row));
    write_comparisons(lang);
    for (std::size_t i = 0; i < reference::subject_count(); ++i) write(reference::subject_page(lang, i));
    for (const smtp_reply::enhanced_info& row : smtp_reply::enhanced_table) write(reference::enhanced_page(lang, row));
  }

  // Every two codes, the smaller one first.
  void write_comparisons(smtp_reply::language lang) {
    const auto& table = smtp_reply::code_table;
    for (std::size_t i = 0; i < table.size(); ++i) {
      for (std::size_t j = i + 1; j < table.size(); ++j) {
        write(reference::compare_page(lang, table[i].value, table[j].value));
      }
    }
  }

  template <class Page>
  void write(const Page& page) {
    folder_.write(page.file(), page.document());
    ++pages_;
  }

  reference::folder folder_;
  std::size_t pages_ = 0;
};

int fail(int status, std::string_view message) {
  std::cerr << "reference: " << message << '\n';
  return status;
}

int run(int argc, char** argv) {
  const std::string_view argument = argc == 2 ? argv[1] : "";
  if (argument == "--help") {
    std::cout << usage << help;
    return written;
  }
  if (argument == "--version") {
    std::cout << "reference (smtp_reply) " << SMTP_REPLY_VERSION_MAJOR << '.' << SMTP_REPLY_VERSION_MINOR << '.'
              << SMTP_REPLY_VERSION_PATCH << '\n';
    return written;
  }
  if (argument.empty() || argument[0] == '-') {
    std::cerr << usage;
    return wrong_usage;
  }

  site s(argv[1]);
  s.write();
  std::cout << s.pages() << " pages in " << argument << '\n';
  return written;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    return fail(not_written, e.what());
  }
}
