package io.github.dbmigrate.bench;

/**
 * One run of one process with its children.
 *
 * @param wall seconds
 * @param cpu seconds, user and system together
 * @param memory the greatest resident set of one process, in MB; NaN where it is not known
 * @param server processor seconds of the database server meanwhile; NaN where they are not known
 * @param others processor seconds of everything else on the machine meanwhile; NaN where they are not known
 */
record Sample(double wall, double cpu, double memory, double server, double others) {}
