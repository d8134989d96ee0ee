// There is one library in the program, whoever brought it.
const void* table_by_folder();
const void* table_by_package();

int main() { return table_by_folder() == table_by_package() ? 0 : 1; }
