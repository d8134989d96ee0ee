// The folder that a site is written into.
#ifndef REFERENCE_FOLDER_HPP
#define REFERENCE_FOLDER_HPP

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace reference {

// Takes a folder that is new, empty or written by this program before, and no other: nobody's files are mixed with
// the pages or overwritten. A file that an earlier version wrote and this one does not is left. Throws
// std::runtime_error with a line for a person.
class folder {
 public:
  explicit folder(std::filesystem::path path) : path_(std::move(path)) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (fs::exists(path_, error) && !fs::is_directory(path_, error))
      throw std::runtime_error(shown() + " is not a folder");
    fs::create_directories(path_, error);
    if (error) throw std::runtime_error("cannot make the folder " + shown() + ": " + error.message());
    const bool empty = fs::is_empty(path_, error);
    if (error) throw std::runtime_error("cannot read the folder " + shown() + ": " + error.message());
    if (!empty && !fs::exists(path_ / mark, error)) {
      throw std::runtime_error(shown() +
                               " holds files that are not of this program; name an empty folder or a new one");
    }
    // First, so that a run that was cut short can be repeated.
    write(mark, "Written by the example program `reference` of smtp_reply, which overwrites its files here.\n");
  }

  // A file below the folder. Its own folder is made with it.
  void write(std::string_view file, std::string_view content) const {
    const std::filesystem::path target = path_ / std::filesystem::path(file);
    std::error_code error;
    std::filesystem::create_directories(target.parent_path(), error);
    errno = 0;
    std::ofstream out(target, std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.close();
    if (out) return;
    throw std::runtime_error("cannot write " + target.string() +
                             (errno == 0 ? "" : std::string(": ") + std::strerror(errno)));
  }

 private:
  static constexpr const char* mark = ".smtp_reply_reference";

  std::string shown() const { return path_.string(); }

  std::filesystem::path path_;
};

}  // namespace reference

#endif  // REFERENCE_FOLDER_HPP
