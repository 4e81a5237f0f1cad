package kportal.db.moving;

record Column(String name, Kind kind) {}
