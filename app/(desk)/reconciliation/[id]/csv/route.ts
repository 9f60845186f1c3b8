import { csvRoute } from '@/lib/exports/csv-route'

export const GET = csvRoute('differences')
