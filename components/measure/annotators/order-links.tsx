import { Link } from "@/components/ui/link";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import { ANNOTATOR_ORDERS, type AnnotatorOrder } from "@/lib/measure/address";

const WORDS: Record<AnnotatorOrder, string> = {
  severity: "Score against the others",
  difference: "Distance from the others",
  labels: "Labels",
  name: "Name",
};

interface OrderLinksProps {
  current: AnnotatorOrder;
  isOrdered: boolean;
  href: (order: AnnotatorOrder) => string;
}

/** By what people are ordered, in all parts of the page alike. */
export function OrderLinks({ current, isOrdered, href }: OrderLinksProps) {
  return (
    <nav aria-label="Order of people" className={tabListStyle}>
      {ANNOTATOR_ORDERS.filter((order) => isOrdered || order !== "severity").map((order) => (
        <Link
          key={order}
          href={href(order)}
          scroll={false}
          aria-current={order === current ? "page" : undefined}
          className={tabStyle}
        >
          {WORDS[order]}
        </Link>
      ))}
    </nav>
  );
}
