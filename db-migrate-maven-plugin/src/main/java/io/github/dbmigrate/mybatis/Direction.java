package io.github.dbmigrate.mybatis;

/** Which half of a script runs. */
enum Direction {
    UP,
    DOWN
}
