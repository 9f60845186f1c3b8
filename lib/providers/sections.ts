/** The sections of a provider's page: the part of the address behind the provider's, and its name. */
export const providerSections = {
  '': 'Health',
  keys: 'Keys',
  network: 'Network and limits',
  policies: 'Policies',
  games: 'Games',
  engineers: 'Engineers',
} as const
