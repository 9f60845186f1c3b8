'use client'

import DeskError from '../(desk)/error'

export default DeskError
