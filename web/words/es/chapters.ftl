# Los capítulos de un expediente: los pocos lugares donde se trabaja

chapter-crisis = Momentos difíciles
chapter-plan = El plan
chapter-thinking = Pensamientos y actividades
chapter-training = Práctica de habilidades
chapter-log = Registros diarios
chapter-goals = Metas
chapter-case = Apoyo práctico
chapter-safety = Riesgo y cuestionarios
chapter-people = Red de apoyo y consentimiento
chapter-family = Pareja y familia
chapter-notes = Notas
chapter-client = La persona
# Sobre las secciones que todavía están vacías
chapter-bare = Aún sin empezar
# "Intensidad: 7", en una línea con varios datos
chapter-field = { $label }: { $value }
chapter-asked = { $label } { $value }
# Un tablero de habilidades y de los lugares en que se usan: su primera columna
board-what = Habilidad
# En una casilla, para quien solo escucha: "Respiración: en casa: la probó"
board-cell = { $what }: { $said }
board-nothing = nada todavía
