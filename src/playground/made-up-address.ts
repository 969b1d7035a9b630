// Where the playground's bot says that its pictures are: its LINE takes https alone, as LINE does. The page shows them from
// its own server.
export const picturesUrl = 'https://pictures.playground.example';
