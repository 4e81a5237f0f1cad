package kportal;

import kportal.transactions.paper.PaperController;
import kportal.transactions.paper.ReceiptLineController;

/** What of a receipt goes onto paper, and what stands on it. */
record PaperPages(PaperController papers, ReceiptLineController line) {}
