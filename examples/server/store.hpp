// server/store.hpp - keeps messages in a Maildir folder or in an mbox file. POSIX.
//
// Each is a mail_keeper. A message counts as kept once it is on the disk: the server stands still until fsync returns,
// which does for an example. A server under load would do it on threads of its own.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_EXAMPLES_SERVER_STORE_HPP
#define SMTP_REPLY_EXAMPLES_SERVER_STORE_HPP

#include <fcntl.h>     // open, fcntl
#include <sys/stat.h>  // fstat
#include <unistd.h>    // write, fsync, ftruncate, getpid

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdio>  // rename
#include <ctime>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "mail.hpp"

namespace server {

// ------------------------------------------------------------------------------------ what is stored

inline std::tm to_utc(std::time_t time) {
  std::tm utc{};
  gmtime_r(&time, &utc);
  return utc;
}

// RFC 5322 3.3. The program never sets a locale, so that the names are the English ones.
inline std::string header_date(std::time_t time) {
  const std::tm utc = to_utc(time);
  char text[64];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &utc)};
}

inline std::string mbox_date(std::time_t time) {
  const std::tm utc = to_utc(time);
  char text[64];
  return {text, std::strftime(text, sizeof text, "%a %b %e %H:%M:%S %Y", &utc)};
}

// The lines that the server of final delivery puts in front (RFC 5321 4.4). FOR names the recipient only where there is
// one: with several it would tell each of the others (7.2).
inline std::string trace_lines(const mail& m, std::time_t now) {
  const std::string for_whom = m.recipients.size() == 1 ? "\n\tfor <" + m.recipients.front() + ">" : "";
  return "Return-Path: <" + m.sender + ">\n" +  //
         "Received: from " + m.client + " ([" + m.client_ip + "])\n\tby " + m.server + " with " + m.protocol +
         for_whom + "; " + header_date(now) + "\n";
}

// The text with the line ends of a file. No CR of it stands alone: see mail.
inline std::string with_unix_line_ends(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (c != '\r') result += c;
  }
  return result;
}

// A line that begins with "From " would begin another message of the mbox, one that the client made up. It gets a ">"
// in front, and so does one that has some already: that way a reader can take one off again (the form "mboxrd").
inline std::string with_quoted_from(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    const std::size_t from = line.find("From ");
    if (from != std::string_view::npos && from == line.find_first_not_of('>')) result += '>';
    result += line;
    text.remove_prefix(line.size());
  }
  return result;
}

// --------------------------------------------------------------------------------------------- files

class file {
 public:
  file(const std::filesystem::path& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  file(const file&) = delete;
  file& operator=(const file&) = delete;
  ~file() { close(); }

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

  bool write(std::string_view octets) {
    while (!octets.empty()) {
      const ssize_t written = ::write(descriptor_, octets.data(), octets.size());
      if (written < 0 && errno != EINTR) return false;
      if (written > 0) octets.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  [[nodiscard]] bool sync() const { return ::fsync(descriptor_) == 0; }
  bool close() { return descriptor_ < 0 || ::close(std::exchange(descriptor_, -1)) == 0; }

 private:
  int descriptor_;
};

// Says on stderr what the client is not told: paths and system errors are the operator's business.
inline kept not_kept(const std::string& what) {
  const int error = errno;
  std::cerr << "server: " << what << ": " << std::generic_category().message(error) << '\n';
  return error == ENOSPC || error == EDQUOT || error == EFBIG ? kept::no_space : kept::failed;
}

// ------------------------------------------------------------------------------------------- Maildir

// A file for each message: written and synced in tmp, then renamed into new, so that a reader never sees half of one.
class maildir {
 public:
  explicit maildir(std::filesystem::path folder) : folder_(std::move(folder)) {
    for (const char* part : {"tmp", "new", "cur"}) std::filesystem::create_directories(folder_ / part);
  }

  kept operator()(const mail& m) {
    const std::string name = unique_name(m.server);
    const std::filesystem::path written = folder_ / "tmp" / name;
    const std::string octets = trace_lines(m, std::time(nullptr)) + with_unix_line_ends(m.text);
    if (write_new(written, octets) && ::rename(written.c_str(), (folder_ / "new" / name).c_str()) == 0 && sync_new()) {
      return kept::yes;
    }
    const kept result = not_kept(written.string());
    ::unlink(written.c_str());
    return result;
  }

 private:
  // Time, process and a count: no two messages share it, and nothing in it comes from a client.
  std::string unique_name(const std::string& host) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
    return std::to_string(microseconds / 1000000) + ".M" + std::to_string(microseconds % 1000000) + "P" +
           std::to_string(::getpid()) + "Q" + std::to_string(++count_) + "." + host;
  }

  static bool write_new(const std::filesystem::path& path, std::string_view octets) {
    file f(path, O_WRONLY | O_CREAT | O_EXCL);
    return f.is_open() && f.write(octets) && f.sync() && f.close();
  }

  // The name is on the disk only when its folder is.
  [[nodiscard]] bool sync_new() const {
    file f(folder_ / "new", O_RDONLY | O_DIRECTORY);
    return f.is_open() && f.sync();
  }

  std::filesystem::path folder_;
  unsigned long count_ = 0;
};

// ---------------------------------------------------------------------------------------------- mbox

// All messages in one file, which is opened for each and locked while it is written.
class mbox {
 public:
  explicit mbox(std::filesystem::path path) : path_(std::move(path)) {
    if (file f(path_, flags); !f.is_open() || !is_regular(f)) {
      throw std::filesystem::filesystem_error("mbox", path_, std::error_code(errno, std::generic_category()));
    }
  }

  kept operator()(const mail& m) {
    file f(path_, flags);
    struct ::stat before {};
    const bool ready = f.is_open() && is_regular(f) && lock(f) && ::fstat(f.descriptor(), &before) == 0;
    if (!ready) return not_kept(path_.string());
    if (f.write(entry(m, std::time(nullptr))) && f.sync()) return kept::yes;
    const kept result = not_kept(path_.string());
    // Half a message would run into the next one.
    if (::ftruncate(f.descriptor(), before.st_size) != 0) return not_kept(path_.string());
    return result;
  }

 private:
  // O_NONBLOCK: a named pipe of that name is not waited for. O_NOFOLLOW: nor is a link taken for the file.
  static constexpr int flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK;

  static bool is_regular(const file& f) {
    struct ::stat status {};
    if (::fstat(f.descriptor(), &status) != 0) return false;
    if (!S_ISREG(status.st_mode)) errno = EINVAL;
    return S_ISREG(status.st_mode);
  }

  // Never waits: the client is told to come back.
  static bool lock(const file& f) {
    struct ::flock whole_file {};
    whole_file.l_type = F_WRLCK;
    whole_file.l_whence = SEEK_SET;
    return ::fcntl(f.descriptor(), F_SETLK, &whole_file) == 0;
  }

  static std::string entry(const mail& m, std::time_t now) {
    std::string sender = m.sender.empty() ? "MAILER-DAEMON" : m.sender;
    for (char& c : sender) {
      if (c == ' ') c = '-';  // of a quoted local part; the date begins behind the first space
    }
    return "From " + sender + " " + mbox_date(now) + "\n" +
           with_quoted_from(trace_lines(m, now) + with_unix_line_ends(m.text)) + "\n";
  }

  std::filesystem::path path_;
};

}  // namespace server

#endif  // SMTP_REPLY_EXAMPLES_SERVER_STORE_HPP
