-- What stands under the shop's name on its receipts, such as an address and a phone number; two lines at most.
alter table businesses add column receipt_line ${text} check (length(receipt_line) between 1 and 200);
