import type { ReactNode } from 'react';
import { type PlaceName, TopBar } from '@/app/_ui/top-bar';
import { countUnread } from '@/lib/data/notifications';
import type { Person, Place } from '@/lib/data/people';
import { abilities } from '@/lib/domain/permissions';

/** A page of a desk: the bar with its links and the search field, and the content. `search`: what was searched for. */
export async function DeskPage({
  place: { person, desk, actor },
  current,
  search = '',
  children,
}: {
  place: Place & { person: Person };
  current?: PlaceName;
  search?: string;
  children: ReactNode;
}) {
  return (
    <>
      <TopBar
        person={{ name: person.name, preferences: person.preferences }}
        desk={{ id: desk.id, name: desk.name, abilities: abilities(actor), unread: await countUnread(actor) }}
        current={current}
        search={search}
      />
      <main className="page" id="content">
        {children}
      </main>
    </>
  );
}
