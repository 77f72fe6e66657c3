# Pasos

crisis_step = Pasos
    .one = paso
    .add = Agregar un paso
    .intro = Desde las primeras señales hasta pedir ayuda.
    .empty = Todavía no hay pasos. Empiece por las primeras señales que la persona nota.
crisis_step-stage = Dónde va
    .signs = Primeras señales
    .alone = Lo que hago por mi cuenta
    .distraction = Lugares y personas que me distraen
    .people = Personas a las que pido ayuda
    .professionals = Profesionales y líneas a las que llamar
    .surroundings = Hacer seguro mi entorno
crisis_step-order = Lugar en el orden
crisis_step-what = Qué notar o hacer
    .hint = Corto, como lo diría la persona.
crisis_step-who = A quién llamar
crisis_step-phone = Su número
    .hint = Solo cifras, espacios y + ( ) -.
