import { State } from '@/components/ui/state'

/** No games at all, or none that match. */
export function GamesEmpty({ isBlank }: { isBlank: boolean }) {
  return isBlank ? (
    <State kind="empty" title="No games yet">
      A bet names its game, and one that is not here is refused with GAME_NOT_FOUND. Add a game, or import a
      file.
    </State>
  ) : (
    <State kind="no-match" title="No game of this provider matches" />
  )
}
