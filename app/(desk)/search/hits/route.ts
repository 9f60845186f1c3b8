import { answerSearch } from '@/lib/search/answer'

export async function GET(request: Request): Promise<Response> {
  return answerSearch(request)
}
