'use client'

import { useEffect } from 'react'

/** Opens and shows the entry that the URL's fragment names, at first and whenever it changes. */
export function OpenTarget() {
  useEffect(() => {
    const open = () => {
      const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)))
      const details = target?.querySelector('details')
      if (!target || !details) return
      details.open = true
      target.scrollIntoView({ block: 'start' })
    }
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [])
  return null
}
