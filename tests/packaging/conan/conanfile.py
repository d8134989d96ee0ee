# The recipe for Conan 2: conan create tests/packaging/conan
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout

required_conan_version = ">=2.0"


class SmtpReplyConan(ConanFile):
    name = "smtp_reply"
    description = "SMTP replies for C++17, header-only: knows, reads, compares, explains and writes them"
    license = "MIT"
    topics = ("smtp", "email", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"with_fmt": [True, False]}
    default_options = {"with_fmt": False}  # the headers use fmt where they find it, either way
    no_copy_source = True

    def _tree(self):
        return os.path.join(self.recipe_folder, "..", "..", "..")

    def set_version(self):
        config = load(self, os.path.join(self._tree(), "include", "smtp_reply", "config.hpp"))
        self.version = ".".join(re.findall(r"#define SMTP_REPLY_VERSION_\w+ (\d+)", config))

    def export_sources(self):
        copy(self, "include/*", src=self._tree(), dst=self.export_sources_folder)
        copy(self, "LICENSE", src=self._tree(), dst=self.export_sources_folder)

    def layout(self):
        basic_layout(self)

    def requirements(self):
        if self.options.with_fmt:
            self.requires("fmt/[>=9.1]", transitive_headers=True)

    def validate(self):
        check_min_cppstd(self, 17)

    def package(self):
        copy(self, "LICENSE", src=self.source_folder, dst=os.path.join(self.package_folder, "licenses"))
        copy(self, "include/*", src=self.source_folder, dst=self.package_folder)

    def package_id(self):
        self.info.clear()

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        if self.options.with_fmt:
            self.cpp_info.defines = ["SMTP_REPLY_USE_FMT=1"]
        self.cpp_info.set_property("cmake_file_name", "smtp_reply")
        self.cpp_info.set_property("cmake_target_name", "smtp_reply::smtp_reply")
        self.cpp_info.set_property("pkg_config_name", "smtp_reply")
