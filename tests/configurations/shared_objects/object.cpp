// A shared object: OBJECT_LOOK is the name of its function.
#include "seen.hpp"

void OBJECT_LOOK(seen* result) { look(*result); }
