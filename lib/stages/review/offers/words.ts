/** What `Offer.wordsCipher` holds: what is asked, and what is known of the danger. Neither names anybody. */
export type OfferWords = { asked: string; safety: string };

export const offerWordsText = (words: OfferWords): string => JSON.stringify(words);
export const readOfferWords = (text: string): OfferWords => JSON.parse(text) as OfferWords;
