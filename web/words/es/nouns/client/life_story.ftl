# Historia de vida

life_story = Historia de vida
    .one = historia de vida
    .intro = Hasta donde la persona quiera contarla.
    .heading = Su historia
life_story-narrative = Su historia
    .hint = Como la cuenta la persona, y solo lo que quiera dejar por escrito.
