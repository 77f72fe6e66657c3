# Lo que acompaña a lo que no salió como se pidió

problem-kept = Lo que usted escribió
    .next = No se guardó. Cópielo de aquí.
# Sigue un número
problem-number = Si alguien le ayuda, dígale este número:
