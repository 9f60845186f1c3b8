import NextAuth from 'next-auth'
import { authOptions } from '@/lib/staff/auth'

type Context = { params: Promise<{ nextauth: string[] }> }

const answer = (request: Request, context: Context) =>
  NextAuth(request as never, context as never, authOptions(request.headers))

export { answer as GET, answer as POST }
