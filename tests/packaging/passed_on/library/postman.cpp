#include "postman.hpp"

smtp_reply::code deliver() { return smtp_reply::code::ok; }
