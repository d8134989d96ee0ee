"""Runs conanfile.py and test_package as `conan create` would, for want of Conan, which no package of Debian or npm brings.

    run_recipe.py --work FOLDER --version 0.1.0 [--fmt DIR] -- CMAKE ARGUMENTS...

The recipes are the real ones and every method of theirs is called, in Conan's order and with the folders that Conan
gives them; what they import from Conan is made here, as its documentation says, and knows nothing that they do not use.
"""
import argparse
import fnmatch
import importlib.util
import os
import shutil
import subprocess
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))


class Options(types.SimpleNamespace):
    pass


class CppInfo(types.SimpleNamespace):
    def __init__(self):
        super().__init__(includedirs=["include"], libdirs=["lib"], bindirs=["bin"], defines=[], properties={})

    def set_property(self, name, value):
        self.properties[name] = value


class ConanFile:
    options = {}
    default_options = {}

    def __init__(self, recipe_folder, options):
        for name, value in options.items():
            if value not in self.options[name]:
                sys.exit(f"{value} is no value of the option {name}")
        self.options = Options(**{**self.default_options, **options})
        self.recipe_folder = recipe_folder
        self.settings = types.SimpleNamespace(compiler=types.SimpleNamespace(cppstd="17"))
        self.cpp_info = CppInfo()
        self.info = types.SimpleNamespace(cleared=False, clear=lambda: setattr(self.info, "cleared", True))
        self.required = []

    def requires(self, reference, transitive_headers=False):
        self.required.append((reference, transitive_headers))

    def run(self, command, env):
        subprocess.run(command, shell=True, check=True, cwd=self.build_folder)


def copy(_conanfile, pattern, src, dst):
    copied = []
    for folder, _, files in os.walk(src):
        for name in files:
            path = os.path.relpath(os.path.join(folder, name), src)
            if fnmatch.fnmatch(path, pattern):
                target = os.path.join(dst, path)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(os.path.join(src, path), target)
                copied.append(target)
    if not copied:
        sys.exit(f"{pattern} matches nothing in {src}")
    return copied


def load(_conanfile, path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def check_min_cppstd(conanfile, standard):
    if int(conanfile.settings.compiler.cppstd) < standard:
        sys.exit(f"C++{conanfile.settings.compiler.cppstd} is too old: it takes C++{standard}")


def cmake_layout(conanfile):
    conanfile.cpp = types.SimpleNamespace(build=types.SimpleNamespace(bindir="."))


class CMake:
    arguments = []

    def __init__(self, conanfile):
        self.conanfile = conanfile

    def configure(self):
        subprocess.run(["cmake", "-S", self.conanfile.recipe_folder, "-B", self.conanfile.build_folder,
                        f"-DCMAKE_PREFIX_PATH={self.conanfile.generators_folder}", *self.arguments], check=True)

    def build(self):
        subprocess.run(["cmake", "--build", self.conanfile.build_folder], check=True)


def offer(name, **names):
    module = types.ModuleType(name)
    vars(module).update(names)
    sys.modules[name] = module


offer("conan", ConanFile=ConanFile)
offer("conan.tools")
offer("conan.tools.build", check_min_cppstd=check_min_cppstd, can_run=lambda conanfile: True)
offer("conan.tools.files", copy=copy, load=load)
offer("conan.tools.layout", basic_layout=lambda conanfile: None)
offer("conan.tools.cmake", CMake=CMake, cmake_layout=cmake_layout)


def recipe_of(folder, **options):
    spec = importlib.util.spec_from_file_location("recipe", os.path.join(folder, "conanfile.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (recipe,) = [c for c in vars(module).values() if isinstance(c, type) and issubclass(c, ConanFile) and c is not ConanFile]
    return recipe(folder, options)


def write_cmake_package(recipe, folder):
    """What CMakeDeps makes of package_info()."""
    properties = recipe.cpp_info.properties
    target = properties["cmake_target_name"]
    os.makedirs(folder)
    with open(os.path.join(folder, properties["cmake_file_name"] + "-config.cmake"), "w", encoding="utf-8") as file:
        file.write(f"add_library({target} INTERFACE IMPORTED)\n")
        for include in recipe.cpp_info.includedirs:
            file.write(f'target_include_directories({target} INTERFACE "{recipe.package_folder}/{include}")\n')
        for definition in recipe.cpp_info.defines:
            file.write(f'target_compile_definitions({target} INTERFACE "{definition}")\n')
        for reference, _ in recipe.required:
            name = reference.split("/")[0]
            file.write(f"find_package({name} REQUIRED)\ntarget_link_libraries({target} INTERFACE {name}::{name})\n")


def create(work, version, cmake_arguments, **options):
    recipe = recipe_of(HERE, **options)
    recipe.export_sources_folder = os.path.join(work, "source")
    recipe.source_folder = recipe.export_sources_folder  # there is no source(), and nothing is built
    recipe.package_folder = os.path.join(work, "package")

    recipe.set_version()
    if recipe.version != version:
        sys.exit(f"the recipe says version {recipe.version}, the library is {version}")
    recipe.export_sources()
    recipe.recipe_folder = "/nonexistent"  # from here on all it has is what it exported
    recipe.layout()
    recipe.requirements()
    recipe.validate()
    recipe.package()
    recipe.package_id()
    recipe.package_info()

    header = os.path.join(recipe.package_folder, "include", "smtp_reply", "smtp_reply.hpp")
    if not os.path.isfile(header) or not os.path.isfile(os.path.join(recipe.package_folder, "licenses", "LICENSE")):
        sys.exit("the package lacks the headers or the licence")
    if not recipe.info.cleared or recipe.cpp_info.libdirs or recipe.cpp_info.bindirs:
        sys.exit("the package is not that of a header-only library")

    formats = "SMTP_REPLY_USE_FMT=1" in recipe.cpp_info.defines and [r[0].split("/")[0] for r in recipe.required] == ["fmt"]
    if formats != options.get("with_fmt", False):
        sys.exit("with_fmt does not reach the package")

    tested = recipe_of(os.path.join(HERE, "test_package"))
    tested.tested_reference_str = f"{recipe.name}/{recipe.version}"
    tested.build_folder = os.path.join(work, "test_package")
    tested.generators_folder = os.path.join(work, "generators")
    tested.requirements()
    if tested.required != [(tested.tested_reference_str, False)] or "CMakeDeps" not in tested.generators:
        sys.exit("test_package does not ask for the package")
    tested.layout()
    write_cmake_package(recipe, tested.generators_folder)
    CMake.arguments = cmake_arguments
    tested.build()
    tested.test()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--fmt", help="the folder of fmt's CMake package, to try with_fmt too")
    parser.add_argument("cmake_arguments", nargs="*")
    arguments = parser.parse_args()
    create(os.path.join(arguments.work, "plain"), arguments.version, arguments.cmake_arguments)
    if arguments.fmt:
        create(os.path.join(arguments.work, "with_fmt"), arguments.version,
               [*arguments.cmake_arguments, f"-Dfmt_DIR={arguments.fmt}"], with_fmt=True)


if __name__ == "__main__":
    main()
