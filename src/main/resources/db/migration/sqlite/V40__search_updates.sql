-- A purchase is put into the search index as it leaves, and again when its reference comes: to take the first out of the index
-- at once cost more than all the rest of a commit, and more with each purchase. Erased records leave it by a merge, once.
insert into search (search, rank) values ('secure-delete', 0);
