/** What `npm run seed` fills the marketplace with. Everyone in it, and everything, is made up. */
export const samplePassword = 'sample-password';

export const sampleAccounts = ['ada@example.com', 'ben@example.com', 'cleo@example.com'] as const;
