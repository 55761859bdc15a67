/*-------------------------------------------------------------------------
 *
 * row.h
 *	  Numbers of the stored form of postings (see block.h), shared by what
 *	  reads and what writes it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_ROW_H
#define ZHN_ROW_H

#define ZHN_ROW_VERSION		1

/* Bytes of a row at most: a page of the server has less. */
#define ZHN_ROW_BYTES_MAX			32768

/* Bytes at least that a row says of a block. */
#define ZHN_BLOCK_HEAD_MIN	6

#define ZHN_SPECIAL_MIXED	0x40
#define ZHN_SPECIAL_LONG	0x80

#endif							/* ZHN_ROW_H */
