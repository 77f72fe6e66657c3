# Un nivel que se bajó, para que lo revise supervisión

lowered-title = Se bajó un nivel
lowered-heading = Se bajó un nivel, revíselo por favor
lowered-intro = Alguien escribió un nivel más bajo que antes. Ya vale; queda en el escritorio hasta que supervisión lo haya revisado.
lowered-seen = Ya lo revisé
lowered-not-yours = Lo revisa supervisión. Usted todavía puede escribir un nivel más alto o decir mejor en qué se basa.
