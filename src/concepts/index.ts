// Written by `npm run generate`.

export const concepts = [];
