# Después de un tropiezo

lapse_plan = Después de un tropiezo
    .one = plan para después de un tropiezo
    .intro = La primera hora, el primer día, la primera semana, y palabras amables que acompañen.
    .heading = Palabras amables y qué no hacer
    .help = De un tropiezo se aprende. Aquí dice, en palabras de la persona, cómo seguir adelante y a quién llamar.
lapse_plan-kind_words = Palabras amables para mí
    .hint = Lo que le diría a un buen amigo o amiga.
lapse_plan-not_to_do = Qué no hacer
    .hint = Por ejemplo: no tomar grandes decisiones esa noche.
lapse_plan-checks = Revisiones de salud que convienen
