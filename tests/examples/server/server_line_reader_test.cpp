#include "../../../examples/server/line_reader.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

TEST_CASE("lines end with CR LF and with nothing else") {
  std::string_view input = "one\r\n\r\ntwo\nthree\rfour\r\r\n\n\r\nfive\r";
  server::line_reader lines;
  for (const std::string_view expected : {"one", "", "two\nthree\rfour\r", "\n"}) {
    CHECK(lines.read(input, 100));
    CHECK(lines.text() == expected);
    CHECK(lines.octets() == expected.size() + 2);
  }
  CHECK(!lines.read(input, 100));
  CHECK(input.empty());
  input = "\nsix\r\n";
  CHECK(lines.read(input, 100));
  CHECK(lines.text() == "five");
  CHECK(lines.read(input, 100));
  CHECK(lines.text() == "six");
}

TEST_CASE("an endless line costs no memory, and is counted") {
  server::line_reader lines;
  const std::string piece(1000, 'x');
  for (int i = 0; i < 1000; ++i) {
    std::string_view input = piece;
    CHECK(!lines.read(input, 100));
  }
  CHECK(lines.text().size() == 100);
  std::string_view input = "\r\nnext\r\n";
  CHECK(lines.read(input, 100));
  CHECK(lines.text().size() == 100);
  CHECK(lines.octets() == 1000002);
  CHECK(lines.read(input, 100));
  CHECK(lines.text() == "next");
}

TEST_CASE("a line of the limit is kept whole, one octet more is not") {
  for (const std::size_t limit : {5U, 6U, 7U}) {
    server::line_reader lines;
    std::string_view input = "abcd\r\n";
    CHECK(lines.read(input, limit));
    CHECK(lines.octets() == 6);
    CHECK((lines.text() == "abcd") == (limit >= 6));
    CHECK(lines.text().size() <= limit);
  }
}
