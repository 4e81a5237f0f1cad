package kportal.owndata.download;

import java.util.List;

/** A table of the download: a pair of files of this name, with these columns. */
record Sheet(String name, List<String> columns) {}
