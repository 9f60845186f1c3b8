import { State } from '@/components/ui/state'

export default function PlayerNotFound() {
  return (
    <State kind="missing" title="No such player" heading="h1" action={<a href="/players">Find a player</a>}>
      Ids are compared letter by letter: upper and lower case apart, nothing trimmed.
    </State>
  )
}
