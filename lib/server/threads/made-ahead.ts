import "server-only";
import { isSomebodyLabelling } from "@/lib/server/beside-labelling";

/** Orders that are worked at at once while nobody labels; at other times one after the other. */
const AT_ONCE = 2;

interface MadeOrder<Order, Made> {
  order: Order;
  made: Made;
  /** When it was begun, by `performance.now()`. */
  since: number;
}

/**
 * What threads make of orders, in the order of these: the next one is begun while whoever asked stores the one before. Throws where one
 * could not be made; what was begun behind it, or when nobody asks any more, is left to end by itself.
 */
export async function* madeAhead<Order, Made>(
  orders: AsyncIterable<Order>,
  make: (order: Order) => Promise<Made>,
): AsyncGenerator<MadeOrder<Order, Made>> {
  const begun: MadeOrder<Order, Promise<Made>>[] = [];
  const first = async () => {
    const { order, made, since } = begun.shift()!;
    return { order, made: await made, since };
  };
  for await (const order of orders) {
    const made = make(order);
    // Whoever waits for it hears of a failure; nobody does once the work was stopped.
    made.catch(() => {});
    begun.push({ order, made, since: performance.now() });
    const most = (await isSomebodyLabelling()) ? 1 : AT_ONCE;
    while (begun.length >= most) yield await first();
  }
  while (begun.length > 0) yield await first();
}
