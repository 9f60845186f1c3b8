import { declareFilter, oneOf, text } from '@/lib/listing/filter'

export const gameStates = ['enabled', 'disabled'] as const

/** What a provider's games can be asked for. */
export const gameFilter = declareFilter({
  q: text('Id or name', 255),
  status: oneOf('State', gameStates),
})

export type GameFilter = ReturnType<typeof gameFilter.parse>
