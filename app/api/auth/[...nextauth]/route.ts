import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = (request: Request, context: Context): Promise<Response> => NextAuth(authOptions())(request, context);

export const GET = handler;
export const POST = handler;
