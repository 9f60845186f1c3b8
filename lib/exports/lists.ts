import type { Asked, ListKind } from './kinds'
import { deskLists } from './sources/desk'
import { financeLists } from './sources/finance'
import { playerLists } from './sources/players'
import type { Asker, ListSource, OpenList } from './sources/source'
import { studioLists } from './sources/studios'

const lists: Record<ListKind, OpenList> = { ...playerLists, ...deskLists, ...studioLists, ...financeLists }

/** A list as it is asked for; nothing is read before its first page is fetched. */
export function openList(kind: ListKind, asked: Asked, asker: Asker): ListSource {
  return lists[kind](asked, asker)
}
