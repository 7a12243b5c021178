// A component that is drawn again only when a property changes (its contexts still reach it).
import { Component, h, type ComponentType } from "preact";

export function memo<P extends object>(Inner: ComponentType<P>): ComponentType<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return (Object.keys(next) as (keyof P)[]).some((key) => next[key] !== this.props[key]);
    }
    override render() { return h(Inner, this.props as P & { children?: never }); }
  } as unknown as ComponentType<P>;
}
