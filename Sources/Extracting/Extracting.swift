// The room's first stone; see the types beside it.
