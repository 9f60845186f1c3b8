import { Plain } from '@/components/shell/plain'
import DeskForbidden from './(desk)/forbidden'

export default function Forbidden() {
  return (
    <Plain>
      <DeskForbidden />
    </Plain>
  )
}
