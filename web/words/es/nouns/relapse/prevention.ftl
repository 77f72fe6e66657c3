# El plan en general

prevention = El plan en general
    .one = plan
    .intro = Cuándo se acordó y cuándo volver a verlo juntos.
    .heading = Acuerdo y revisión
prevention-agreed_on = Acordado con la persona el
prevention-review_due = Próxima revisión
prevention-resilience = Qué la sostiene
    .hint = Lo que ya le ha servido en tiempos difíciles.
