// Fuzzes what reads codes, enhanced codes and patterns from text, against plain second readings of the same.
//
// The first two choices are a code, the next five an enhanced code; the octets are the text or the pattern.
#include "fuzz.hpp"

#include <smtp_reply/code_table.hpp>
#include <smtp_reply/enhanced.hpp>

#include <iterator>
#include <optional>
#include <vector>

#include "../support/tsv.hpp"

using namespace smtp_reply;

namespace {

// The number of one to three digits that is its own decimal form, or nothing.
std::optional<unsigned> number_of(const std::string& text) {
  if (text.empty() || text.size() > 3 || text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const auto number = static_cast<unsigned>(std::strtoul(text.c_str(), nullptr, 10));
  return std::to_string(number) == text ? std::optional<unsigned>(number) : std::nullopt;
}

std::optional<enhanced_code> naive_enhanced(std::string_view text) {
  const std::vector<std::string> parts = tsv::split(text, '.');
  if (parts.size() != 3 || (parts[0] != "2" && parts[0] != "4" && parts[0] != "5")) return std::nullopt;
  const std::optional<unsigned> subject = number_of(parts[1]);
  const std::optional<unsigned> detail = number_of(parts[2]);
  if (!subject || !detail) return std::nullopt;
  return enhanced_code{static_cast<std::uint8_t>(text[0] - '0'), static_cast<std::uint16_t>(*subject),
                       static_cast<std::uint16_t>(*detail)};
}

bool naive_matches(enhanced_code e, std::string_view pattern) {
  if ((e.cls != 2 && e.cls != 4 && e.cls != 5) || e.subject > 999 || e.detail > 999) return false;
  const std::vector<std::string> parts = tsv::split(pattern, '.');
  if (parts.size() != 3) return false;
  const unsigned values[] = {e.cls, e.subject, e.detail};
  for (std::size_t i = 0; i < 3; ++i) {
    if (parts[i] != "x" && parts[i] != "X" && parts[i] != std::to_string(values[i])) return false;
  }
  return true;
}

bool naive_matches(unsigned value, std::string_view pattern) {
  std::string digits = std::to_string(value);
  digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
  if (digits.size() != 3 || pattern.size() != 3) return false;
  for (std::size_t i = 0; i < 3; ++i) {
    const bool is_letter = std::string_view("xyzXYZ").find(pattern[i]) != std::string_view::npos;
    if (!is_letter && pattern[i] != digits[i]) return false;
  }
  return true;
}

std::string text_of(enhanced_code e) {
  std::string text;
  detail::put(std::back_inserter(text), e);
  return text;
}

void check_code(unsigned value, std::string_view text) {
  const auto c = static_cast<code>(value);
  const std::optional<code> read = to_code(text);
  const bool is_number = text.size() == 3 && text.find_first_not_of("0123456789") == std::string_view::npos;
  fuzz::expect(read.has_value() == is_number, "to_code", text);
  if (read) fuzz::expect(to_int(*read) == std::atoi(std::string(text).c_str()), "to_code, another value", text);
  fuzz::expect(matches(c, text) == naive_matches(value, text), "matches(code)", text);

  const code_info* named = nullptr;
  for (const code_info& row : code_table) {
    if (!text.empty() && row.name == text) named = &row;
  }
  fuzz::expect(find_code(text) == named, "find_code", text);
}

void check_enhanced(enhanced_code e, std::string_view text) {
  const std::optional<enhanced_code> read = to_enhanced_code(text);
  fuzz::expect(read == naive_enhanced(text), "to_enhanced_code", text);
  if (read) fuzz::expect(text_of(*read) == text, "does not print as it was read", text);
  fuzz::expect(matches(e, text) == naive_matches(e, text), "matches(enhanced)", text);

  // What is printed is read back where it may be sent, and refused otherwise; and it is its own pattern.
  const std::string printed = text_of(e);
  const bool is_valid = naive_matches(e, "x.x.x");
  fuzz::expect(to_enhanced_code(printed) == (is_valid ? std::optional<enhanced_code>(e) : std::nullopt),
               "not read back", printed);
  fuzz::expect(matches(e, printed) == is_valid, "does not fit itself", printed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::input in(data, size);
  if (in.is_too_short()) return 0;
  const readings::exact_copy copy(in.octets());
  const enhanced_code e{in.choice(2), static_cast<std::uint16_t>(in.choice16(3)),
                        static_cast<std::uint16_t>(in.choice16(5))};
  check_code(in.choice16(0), copy.view());
  check_enhanced(e, copy.view());
  return 0;
}
