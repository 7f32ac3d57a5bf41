/** Where the filters of a kept list are sealed. */
export const queryPlace = (filterId: string) => `SavedFilter:queryCipher:${filterId}`;
