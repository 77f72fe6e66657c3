# Quién elige entre dos versiones

settling-loosens = Aquí vale la respuesta más prudente hasta que decida quien la escribió, o alguien de supervisión que no haya escrito ninguna.
