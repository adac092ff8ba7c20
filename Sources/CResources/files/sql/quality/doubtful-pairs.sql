SELECT COUNT(*) FROM v_doubtful_pair;
