// Prints what the library says on each page of the reference, for check_site.py to look for there: the page, a tab,
// the text. The pages of two codes follow from those of one.
#include <cstdint>
#include <initializer_list>
#include <iostream>
#include <string>
#include <string_view>

#include <smtp_reply/code_table.hpp>
#include <smtp_reply/enhanced_table.hpp>
#include <smtp_reply/guide.hpp>

namespace {

void print(const std::string& page, std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    if (!text.empty()) std::cout << page << '\t' << text << '\n';
  }
}

void print_all(smtp_reply::language lang, const std::string& folder) {
  for (const smtp_reply::code_info& row : smtp_reply::code_table) {
    const smtp_reply::guidance g = guide(row.value, lang);
    print(folder + std::to_string(to_int(row.value)) + ".html", {g.title, g.meaning, g.when_seen, g.remedy, g.use});
  }
  for (const smtp_reply::enhanced_info& row : smtp_reply::enhanced_table) {
    const std::string subject = folder + "enhanced/x." + std::to_string(row.subject);
    const std::string_view says = summary(smtp_reply::enhanced_code{5, row.subject, row.detail}, lang);
    print(subject + '.' + std::to_string(row.detail) + ".html", {row.name, says});
    print(subject + ".html", {row.name, says});
  }
}

}  // namespace

int main() {
  print_all(smtp_reply::language::english, "en/");
  print_all(smtp_reply::language::arabic, "ar/");
}
