#include "../../../examples/server/store.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct temporary_folder {
  fs::path path;
  temporary_folder() {
    std::string name = (fs::temp_directory_path() / "server_store_XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path = name;
  }
  temporary_folder(const temporary_folder&) = delete;
  temporary_folder& operator=(const temporary_folder&) = delete;
  ~temporary_folder() { fs::remove_all(path); }
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files_in(const fs::path& folder) {
  return {fs::directory_iterator(folder), fs::directory_iterator()};
}

server::mail example(const std::string& text) {
  server::mail m;
  m.sender = "a@example.org";
  m.recipients = {"b@example.org"};
  m.text = text;
  m.client = "client.example";
  m.client_ip = "192.0.2.1";
  m.server = "mx.example";
  m.protocol = "ESMTP";
  return m;
}

}  // namespace

TEST_CASE("trace lines") {
  server::mail m = example("");
  CHECK(server::trace_lines(m, 0) ==
        "Return-Path: <a@example.org>\n"
        "Received: from client.example ([192.0.2.1])\n\tby mx.example with ESMTP\n\tfor <b@example.org>; "
        "Thu, 01 Jan 1970 00:00:00 +0000\n");
  m.sender.clear();
  m.recipients.emplace_back("secret@example.org");
  CHECK(server::trace_lines(m, 0) ==
        "Return-Path: <>\n"
        "Received: from client.example ([192.0.2.1])\n\tby mx.example with ESMTP; Thu, 01 Jan 1970 00:00:00 +0000\n");
}

TEST_CASE("lines that begin with From are quoted, and can be told from those that were quoted before") {
  CHECK(server::with_quoted_from("From x\nFrom\n>From y\n>>From z\n >From \nFrom: a\nfrom x\n>\n\nFrom b\n") ==
        ">From x\nFrom\n>>From y\n>>>From z\n >From \nFrom: a\nfrom x\n>\n\n>From b\n");
  CHECK(server::with_quoted_from("").empty());
  CHECK(server::with_quoted_from(">>>") == ">>>");
  CHECK(server::with_quoted_from("a\nFrom b") == "a\n>From b");
}

TEST_CASE("mbox: messages stand behind each other, and none can forge another") {
  const temporary_folder folder;
  server::mbox keep(folder.path / "box");
  CHECK(keep(example("one\r\n")) == server::kept::yes);
  server::mail second = example("two\r\n\r\nFrom evil@example.net Thu Jan  1 00:00:00 1970\r\nforged\r\n");
  second.sender = "\"a b\"@example.org";
  CHECK(keep(second) == server::kept::yes);

  const std::string box = read(folder.path / "box");
  const std::regex expected(
      "From a@example\\.org [^\n]* \\d{4}\nReturn-Path: <a@example\\.org>\nReceived: [^\n]*(\n\t[^\n]*)*\none\n\n"
      "From \"a-b\"@example\\.org [^\n]* \\d{4}\nReturn-Path: <\"a b\"@example\\.org>\nReceived: [^\n]*(\n\t[^\n]*)*\n"
      "two\n\n>From evil[^\n]*\nforged\n\n");
  CHECK_MESSAGE(std::regex_match(box, expected), box);
}

TEST_CASE("mbox: nothing but a plain file") {
  const temporary_folder folder;
  CHECK_THROWS_AS(server::mbox(folder.path), fs::filesystem_error);
  CHECK_THROWS_AS(server::mbox(folder.path / "missing" / "box"), fs::filesystem_error);
  CHECK_THROWS_AS(server::mbox("/dev/null"), fs::filesystem_error);
  fs::create_symlink(folder.path / "elsewhere", folder.path / "link");
  CHECK_THROWS_AS(server::mbox(folder.path / "link"), fs::filesystem_error);

  server::mbox keep(folder.path / "box");
  fs::remove(folder.path / "box");
  fs::create_directory(folder.path / "box");
  CHECK(keep(example("x\r\n")) == server::kept::failed);
}

TEST_CASE("Maildir: a file for each message, whole before it is seen") {
  const temporary_folder folder;
  server::maildir keep(folder.path / "mail");
  for (int i = 0; i < 20; ++i) CHECK(keep(example("Subject: x\r\n\r\nFrom here\r\n")) == server::kept::yes);
  CHECK(files_in(folder.path / "mail" / "new").size() == 20);
  CHECK(files_in(folder.path / "mail" / "tmp").empty());
  CHECK(fs::is_directory(folder.path / "mail" / "cur"));

  const fs::path one = files_in(folder.path / "mail" / "new").front();
  const std::string text = read(one);
  CHECK(text.find("Return-Path: <a@example.org>\nReceived: from ") == 0);
  CHECK(text.find("\n\nFrom here\n") != std::string::npos);
  CHECK(text.find('\r') == std::string::npos);
  CHECK((fs::status(one).permissions() & fs::perms::others_all) == fs::perms::none);
}

TEST_CASE("Maildir: what cannot be written is not taken") {
  const temporary_folder folder;
  server::maildir keep(folder.path / "mail");
  fs::remove_all(folder.path / "mail" / "new");
  CHECK(keep(example("x\r\n")) == server::kept::failed);
  CHECK(files_in(folder.path / "mail" / "tmp").empty());
}
