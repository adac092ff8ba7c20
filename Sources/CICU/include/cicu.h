#pragma once
#include "cicu_text.h"
